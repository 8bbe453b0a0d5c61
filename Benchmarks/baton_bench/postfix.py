"""A throw-away Postfix that relays from smtp-source to smtp-sink, all on the loopback."""

import os
import pwd
import re
import shutil
import subprocess
import threading
import time

from .peers import search_path
from .process import Failed, Service, call, measure
from .workspace import free_port

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = bench.localhost
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
relayhost = [127.0.0.1]:{sink}
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
"""

# Debian's services without their chroot, which would want files copied into the queue.
MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup    unix  n - n 60    1 pickup
cleanup   unix  n - n -     0 cleanup
qmgr      unix  n - n 300   1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n -     - trivial-rewrite
bounce    unix  - - n -     0 bounce
defer     unix  - - n -     0 bounce
trace     unix  - - n -     0 bounce
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n -     - proxymap
smtp      unix  - - n -     - smtp
relay     unix  - - n -     - smtp
showq     unix  n - n -     - showq
error     unix  - - n -     - error
retry     unix  - - n -     - error
anvil     unix  - - n -     1 anvil
scache    unix  - - n -     1 scache
postlog   unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """Postfix with Debian's defaults, and the sink behind it. Leaving the context stops both."""

    name = "Postfix"
    needs = ("postfix", "postconf", "smtp-source", "smtp-sink")
    connections = 20

    def __init__(self, folder):
        self.folder = folder
        self.port, self.sink_port = free_port(), free_port()
        self.taken = 0

    @staticmethod
    def obstacle():
        """Why it cannot run here; None when it can."""
        if os.geteuid() != 0:
            return "Postfix starts as root only"
        try:
            pwd.getpwnam("postfix")
        except KeyError:
            return "there is no user postfix"
        return None

    @staticmethod
    def _command(name):
        return shutil.which(name, path=search_path())

    def __enter__(self):
        # Its users must reach the queue, whoever's umask made the folders.
        for name in ("", "conf", "queue", "data"):
            path = self.folder / name
            path.mkdir(exist_ok=True)
            path.chmod(0o755)
        shutil.chown(self.folder / "data", "postfix")
        (self.folder / "conf" / "main.cf").write_text(MAIN.format(folder=self.folder, sink=self.sink_port))
        (self.folder / "conf" / "master.cf").write_text(MASTER.format(port=self.port))
        self.sink = Service(
            [self._command("smtp-sink"), "-u", "postfix", "-c", f"127.0.0.1:{self.sink_port}", "1024"],
            self.folder / "sink.log", stdout=subprocess.PIPE)
        try:
            threading.Thread(target=self._count, daemon=True).start()
            # Its output stays open in Postfix's daemons, so it must not be a pipe that somebody reads to the end.
            with (self.folder / "start.log").open("wb") as log:
                subprocess.run(
                    [self._command("postfix"), "-c", self.folder / "conf", "start"], stdin=subprocess.DEVNULL,
                    stdout=log, stderr=log)
            self._wait_until_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait_until_up(self):
        end = time.monotonic() + 30
        while True:
            try:
                self._source(1)
                break
            except Failed as failure:
                if time.monotonic() > end:
                    texts = [path.read_text(errors="replace")[-400:] for path in self.folder.glob("*log")]
                    raise Failed(f"Postfix did not come up: {failure} {texts}") from None
                time.sleep(0.1)
        self._await(1, time.monotonic() + 30)

    def __exit__(self, *_):
        subprocess.run(
            [self._command("postfix"), "-c", self.folder / "conf", "stop"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.sink.__exit__()

    def _count(self):
        """Follows the sink's own count of the messages it has taken."""
        text = b""
        while piece := os.read(self.sink.process.stdout.fileno(), 4096):
            text = (text + piece)[-200:]
            for count in re.findall(rb"mesg=(\d+)\s", text):
                self.taken = max(self.taken, int(count))

    def _source(self, count, size=100):
        return measure(
            [self._command("smtp-source"), "-s", min(count, self.connections), "-l", size, "-m", count, "-f",
             "from@bench.localhost", "-t", "to@bench.localhost", f"127.0.0.1:{self.port}"])

    def _await(self, count, end):
        """Waits until the sink has taken `count` messages in all."""
        while self.taken < count:
            if self.sink.process.poll() is not None or time.monotonic() > end:
                raise Failed(f"{self.taken} of {count} messages came through: {self.sink.log.read_text()[-200:]}")
            time.sleep(0.005)

    def relay(self, count, size, patience=600):
        """Relays messages; returns the seconds until the sink has all, and until Postfix had accepted all."""
        before = self.taken
        begin = time.perf_counter()
        accepted = self._source(count, size).seconds
        self._await(before + count, time.monotonic() + patience)
        return time.perf_counter() - begin, accepted

    @classmethod
    def version(cls):
        return call(cls._command("postconf"), "-dh", "mail_version").strip()
