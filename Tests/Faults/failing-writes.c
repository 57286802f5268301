// Makes writes fail, for Scripts/check-faults: loaded before the C library by LD_PRELOAD.
//
// FAULT_FILE names what the paths of files contain whose writes are counted. The write with the number FAULT_AT fails
// with the error FAULT_ERROR (28, a full disk, unless told otherwise), and so do all that follow when FAULT_STAYS is
// set. With FAULT_SHORT, half of that write is done first. FAULT_LOG names a file into which the number of writes goes.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long writes;

static int is_watched(int descriptor) {
  const char *part = getenv("FAULT_FILE");
  char link[64], path[4096];
  if (!part) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, part) != NULL;
}

// Counts a write, and says whether it is to fail.
static int fails(int descriptor) {
  if (!is_watched(descriptor)) return 0;
  long number = atomic_fetch_add(&writes, 1) + 1;
  const char *at = getenv("FAULT_AT");
  if (!at) return 0;
  long first = atol(at);
  if (number != first && !(getenv("FAULT_STAYS") && number > first)) return 0;
  const char *error = getenv("FAULT_ERROR");
  errno = error ? atoi(error) : ENOSPC;
  return 1;
}

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = next("pwrite64");
  if (fails(descriptor)) {
    int error = errno;
    if (getenv("FAULT_SHORT") && count > 1) real(descriptor, bytes, count / 2, offset);
    errno = error;
    return -1;
  }
  return real(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  ssize_t (*real)(int, const void *, size_t) = next("write");
  return fails(descriptor) ? -1 : real(descriptor, bytes, count);
}

int ftruncate64(int descriptor, off64_t length) {
  int (*real)(int, off64_t) = next("ftruncate64");
  return fails(descriptor) ? -1 : real(descriptor, length);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int fsync(int descriptor) {
  int (*real)(int) = next("fsync");
  return fails(descriptor) ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
  int (*real)(int) = next("fdatasync");
  return fails(descriptor) ? -1 : real(descriptor);
}

__attribute__((destructor)) static void report(void) {
  const char *path = getenv("FAULT_LOG");
  if (!path) return;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&writes));
  fclose(file);
}
