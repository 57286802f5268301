#ifndef CENTENTEDATA_H
#define CENTENTEDATA_H

#include <stddef.h>
#include <stdint.h>

/// One file of knowledge, compiled into the binary so that it is there wherever the binary is copied.
typedef struct {
  const char *name;
  const uint8_t *bytes;
  size_t count;
} entente_file;

/// The number of embedded files.
size_t entente_file_count(void);

/// The embedded file at `index`, below `entente_file_count()`.
entente_file entente_file_at(size_t index);

/// The language model, and its length in bytes. Aligned to 64 bytes; zero length when none is embedded.
const uint8_t *entente_language_model(size_t *count);

#endif
