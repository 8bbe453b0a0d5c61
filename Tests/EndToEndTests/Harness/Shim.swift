import Foundation

/// A small library that is loaded into a daemon before everything else (`LD_PRELOAD`). It counts the calls
/// that make something durable or visible, in the whole process and in their order, and at the one the test
/// has chosen kills the process, tears a write in two, or lets the call fail. It also moves the daemon's wall clock, and
/// ends the daemon when the test is gone.
///
/// `strace -e inject` can do the same, but counts each thread for itself: which call the N-th is then depends
/// on how the threads were scheduled.
enum Shim {
  /// The compiled library; nil when this machine has no C compiler.
  static let library: String? = {
    guard let compiler = ["cc", "gcc", "clang"].compactMap(Program.find).first else { return nil }
    let folder = NSTemporaryDirectory() + "baton-shim-\(getpid())"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (source, library) = ("\(folder)/shim.c", "\(folder)/shim.so")
    try? code.write(toFile: source, atomically: true, encoding: .utf8)
    let built = try? Program.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-pthread"])
    guard built?.status == 0 else {
      print("the shim cannot be built: \(built?.err ?? "no compiler")")
      return nil
    }
    atexit { try? FileManager.default.removeItem(atPath: NSTemporaryDirectory() + "baton-shim-\(getpid())") }
    return library
  }()

  /// The layout of `struct control` must be that of `FaultControl`.
  private static let code = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <pthread.h>
    #include <signal.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/mman.h>
    #include <sys/socket.h>
    #include <sys/stat.h>
    #include <sys/time.h>
    #include <sys/uio.h>
    #include <time.h>
    #include <unistd.h>

    enum { FILE_WRITE = 1, SYNC = 2, RENAME = 4, UNLINK = 8, SOCKET = 16, SIZE = 32, READ_HALF = 64 };
    enum { KILL = 1, TEAR = 2, FAIL = 3, FAIL_ON = 4 };
    struct control {
      _Atomic long countdown, seen, fired;
      int mode, error, mask, reserved;
      char note[256];
      _Atomic long clock; /* seconds by which the wall clock is off */
    };
    static struct control *control;
    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

    static void *watch(void *parent) {
      while (getppid() == (int)(long)parent) usleep(200000);
      kill(getpid(), SIGKILL);
      return 0;
    }
    __attribute__((constructor)) static void start(void) {
      pthread_t thread;
      sigset_t all, old;
      sigfillset(&all);
      pthread_sigmask(SIG_SETMASK, &all, &old);
      pthread_create(&thread, 0, watch, (void *)(long)getppid());
      pthread_sigmask(SIG_SETMASK, &old, 0);
      const char *path = getenv("BATON_TEST_FAULTS");
      if (!path) return;
      int file = open(path, O_RDWR | O_CLOEXEC);
      if (file < 0) return;
      void *place = mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
      close(file);
      if (place != MAP_FAILED) control = place;
    }
    static long off(void) { return control ? atomic_load(&control->clock) : 0; }
    int clock_gettime(clockid_t id, struct timespec *now) {
      static __typeof__(&clock_gettime) real;
      if (!real) real = REAL(clock_gettime);
      int result = real(id, now);
      if (!result && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += off();
      return result;
    }
    int gettimeofday(struct timeval *restrict now, void *restrict zone) {
      static __typeof__(&gettimeofday) real;
      if (!real) real = REAL(gettimeofday);
      int result = real(now, zone);
      if (!result && now) now->tv_sec += off();
      return result;
    }
    time_t time(time_t *place) {
      struct timespec now;
      clock_gettime(CLOCK_REALTIME, &now);
      if (place) *place = now.tv_sec;
      return now.tv_sec;
    }
    /* What a descriptor is, as a bit of the mask; 0 for what is not counted. */
    static int kind(int file) {
      struct stat status;
      if (file <= 2 || fstat(file, &status)) return 0;
      return S_ISREG(status.st_mode) ? FILE_WRITE : S_ISSOCK(status.st_mode) ? SOCKET : 0;
    }
    static void tell(const char *call, int file, const char *path) {
      char link[64], target[160] = "";
      if (!path) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t n = readlink(link, target, sizeof target - 1);
        target[n > 0 ? n : 0] = 0;
      }
      snprintf(control->note, sizeof control->note, "%s %s", call, path ? path : target);
    }
    /* The mode that strikes this call; 0 for none. */
    static int strikes(int what, const char *call, int file, const char *path) {
      if (!control || !what || !(control->mask & what) || control->countdown <= 0) return 0;
      atomic_fetch_add(&control->seen, 1);
      long left = atomic_fetch_sub(&control->countdown, 1);
      if (left != 1) return 0;
      int mode = control->mode;
      if (mode == FAIL_ON) atomic_store(&control->countdown, 1);
      tell(call, file, path);
      atomic_fetch_add(&control->fired, 1);
      if (mode == KILL) { kill(getpid(), SIGKILL); for (;;) pause(); }
      return mode;
    }
    static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }
    #define FAILS(mode) (mode == FAIL || mode == FAIL_ON) 

    /* Whether a descriptor is of half a part. */
    static int is_half(int file) {
      char link[64], target[512];
      if (!control || !(control->mask & READ_HALF)) return 0;
      snprintf(link, sizeof link, "/proc/self/fd/%d", file);
      ssize_t n = readlink(link, target, sizeof target - 1);
      target[n > 0 ? n : 0] = 0;
      return strstr(target, "/half/") != 0;
    }
    ssize_t read(int file, void *bytes, size_t count) {
      int mode = strikes(is_half(file) ? READ_HALF : 0, "read", file, 0);
      if (mode == TEAR) die();
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(read)(file, bytes, count);
    }
    ssize_t write(int file, const void *bytes, size_t count) {
      int mode = strikes(kind(file), "write", file, 0);
      if (mode == TEAR) { REAL(write)(file, bytes, count / 2); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(write)(file, bytes, count);
    }
    static ssize_t place(int file, const void *bytes, size_t count, off_t at) {
      int mode = strikes(kind(file), "pwrite", file, 0);
      if (mode == TEAR) { REAL(pwrite)(file, bytes, count / 2, at); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(pwrite)(file, bytes, count, at);
    }
    ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return place(file, bytes, count, at); }
    ssize_t pwrite64(int file, const void *bytes, size_t count, off_t at) { return place(file, bytes, count, at); }
    ssize_t writev(int file, const struct iovec *pieces, int count) {
      int mode = strikes(kind(file), "writev", file, 0);
      if (mode == TEAR) { REAL(write)(file, pieces[0].iov_base, pieces[0].iov_len / 2); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(writev)(file, pieces, count);
    }
    ssize_t send(int file, const void *bytes, size_t count, int flags) {
      int mode = strikes(kind(file), "send", file, 0);
      if (mode == TEAR) { REAL(send)(file, bytes, count / 2, flags); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(send)(file, bytes, count, flags);
    }
    ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
      int mode = strikes(kind(file), "sendmsg", file, 0);
      if (mode == TEAR) die();
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(sendmsg)(file, message, flags);
    }
    int fdatasync(int file) {
      int mode = strikes(SYNC, "fdatasync", file, 0);
      if (mode == TEAR) die();
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(fdatasync)(file);
    }
    int fsync(int file) {
      int mode = strikes(SYNC, "fsync", file, 0);
      if (mode == TEAR) die();
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(fsync)(file);
    }
    int rename(const char *from, const char *to) {
      int mode = strikes(RENAME, "rename", -1, to);
      if (mode == TEAR) { REAL(rename)(from, to); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(rename)(from, to);
    }
    int unlink(const char *path) {
      int mode = strikes(UNLINK, "unlink", -1, path);
      if (mode == TEAR) { REAL(unlink)(path); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(unlink)(path);
    }
    int ftruncate(int file, off_t size) {
      int mode = strikes(SIZE, "ftruncate", file, 0);
      if (mode == TEAR) { REAL(ftruncate)(file, size); die(); }
      if (FAILS(mode)) { errno = control->error; return -1; }
      return REAL(ftruncate)(file, size);
    }
    int ftruncate64(int file, off_t size) { return ftruncate(file, size); }
    int posix_fallocate(int file, off_t at, off_t size) {
      int mode = strikes(SIZE, "posix_fallocate", file, 0);
      if (mode == TEAR) die();
      if (FAILS(mode)) return control->error;
      return REAL(posix_fallocate)(file, at, size);
    }
    """#
}
