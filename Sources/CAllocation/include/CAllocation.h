#ifndef CALLOCATION_H
#define CALLOCATION_H

#include <stddef.h>

/// Has the C library give blocks of `bytes` and more back to the system when they are freed, where it can be told so.
void entente_return_blocks_from(size_t bytes);

/// Gives the pages that freed blocks have left empty back to the system, where the C library can be told so.
void entente_return_holes(void);

#endif
