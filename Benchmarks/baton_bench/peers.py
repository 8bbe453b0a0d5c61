"""Those who do a part of Baton's work on files: NNCP packs and tosses packets, `openssl cms` signs and encrypts."""

import os
import re
import shutil

from .process import call, measure, synchronize
from .workspace import remove


class BareCopy:
    """The least: the file read and written once, with one sync at the end."""

    name = "copy, one sync"

    def __init__(self, folder):
        self.there, self.back = folder / "copied", folder / "copied-back"

    def seal(self, file):
        return measure(["cp", "--reflink=never", file, self.there], durable=[self.there])

    def carry(self):
        """Nothing to do: the file is opened where it is."""

    def open(self):
        return measure(["cp", "--reflink=never", self.there, self.back], durable=[self.back]), self.back

    def clear(self):
        remove(self.there, self.back)


class Nncp:
    """Two NNCP nodes, `a` and `b`, with the configuration that nncp-cfgnew makes: fsync is on by default."""

    name = "NNCP"
    needs = ("nncp-file", "nncp-toss", "nncp-cfgnew")

    def __init__(self, folder):
        self.folder = folder
        keys = {node: self._keys(call("nncp-cfgnew", "-nocomments")) for node in "ab"}
        for me, other in ("ab", "ba"):
            for name in ("spool", "in"):
                (folder / f"{me}.{name}").mkdir()
            (folder / f"{me}.hjson").write_text(self._configuration(me, other, keys))
        self.sent = folder / "a.spool" / keys["b"]["id"] / "tx"
        self.received = folder / "b.spool" / keys["a"]["id"] / "rx"
        self.received.mkdir(parents=True)

    @staticmethod
    def _keys(text):
        own = text.partition("neigh:")[0]
        return dict(re.findall(r"^\s*(id|(?:exch|sign|noise)(?:pub|prv)): (\w+)$", own, re.MULTILINE))

    def _configuration(self, me, other, keys):
        def lines(node, names):
            return "".join(f"      {name}: {keys[node][name]}\n" for name in names)

        public = ("id", "exchpub", "signpub", "noisepub")
        incoming = f'      incoming: "{self.folder}/{me}.in"\n'
        return (
            f"{{\n  spool: {self.folder}/{me}.spool\n  log: {self.folder}/{me}.log\n"
            f"  self: {{\n{lines(me, keys[me])}  }}\n  neigh: {{\n    self: {{\n{lines(me, public)}    }}\n"
            f"    {other}: {{\n{lines(other, public)}{incoming}    }}\n  }}\n}}\n")

    def _packets(self):
        return [path for path in self.sent.iterdir() if path.is_file()]

    def seal(self, file):
        """nncp-file: packs the file into the sender's spool."""
        return measure(["nncp-file", "-quiet", "-cfg", self.folder / "a.hjson", file, "b:"], durable=[self.sent])

    def carry(self):
        """Copies the packet into the receiver's spool; not measured."""
        for packet in self._packets():
            shutil.copyfile(packet, self.received / packet.name)
            synchronize(self.received / packet.name)

    def open(self):
        """nncp-toss: opens the packet into the receiver's incoming folder."""
        target = self.folder / "b.in"
        run = measure(["nncp-toss", "-quiet", "-cfg", self.folder / "b.hjson"], durable=[target])
        return run, next(target.iterdir())

    def clear(self):
        for folder in (self.sent, self.received, self.folder / "b.in"):
            if folder.exists():
                remove(*(path for path in folder.iterdir()))


class OpensslCms:
    """`openssl cms`: sign, then encrypt with AES-256-GCM, P-256 keys, as a person would do it by hand."""

    name = "openssl cms"
    needs = ("openssl",)

    def __init__(self, folder):
        self.folder = folder
        for name in ("signer", "recipient"):
            call(
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                f"/CN={name}", "-days", "2", "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")
        self.signed, self.sealed = folder / "signed.der", folder / "sealed.der"
        self.decrypted, self.opened = folder / "decrypted.der", folder / "opened"

    def _cms(self, output, *words):
        command = ["openssl", "cms", *words, "-binary", "-out", output]
        return measure(command, durable=[output])

    def seal(self, file):
        signer = ("-signer", self.folder / "signer.pem", "-inkey", self.folder / "signer.key", "-md", "sha256")
        sign = self._cms(self.signed, "-sign", "-nodetach", "-stream", "-outform", "DER", "-in", file, *signer)
        encrypt = self._cms(
            self.sealed, "-encrypt", "-aes-256-gcm", "-stream", "-outform", "DER", "-in", self.signed, "-recip",
            self.folder / "recipient.pem")
        return sign + encrypt

    def carry(self):
        """Nothing to do: the file is opened where it is."""

    def open(self):
        decrypt = self._cms(
            self.decrypted, "-decrypt", "-inform", "DER", "-in", self.sealed, "-recip", self.folder / "recipient.pem",
            "-inkey", self.folder / "recipient.key")
        verify = self._cms(
            self.opened, "-verify", "-inform", "DER", "-in", self.decrypted, "-CAfile", self.folder / "signer.pem",
            "-purpose", "any")
        return decrypt + verify, self.opened

    def clear(self):
        remove(self.signed, self.sealed, self.decrypted, self.opened)


def missing(peer):
    """The commands a peer needs that are not installed."""
    return [command for command in peer.needs if shutil.which(command, path=search_path()) is None]


def search_path():
    """PATH, with the folders where Debian keeps what is for administrators."""
    return os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin"
