#include "CAllocation.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void entente_return_blocks_from(size_t bytes) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, (int)bytes);
#else
  (void)bytes;
#endif
}

void entente_return_holes(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
