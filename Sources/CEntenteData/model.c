// The language model, embedded as it stands. `Scripts/train` writes model.bin.

#include "CEntenteData.h"

#if __has_embed("model.bin")
_Alignas(64) static const uint8_t model[] = {
#embed "model.bin"
};
const uint8_t *entente_language_model(size_t *count) {
  *count = sizeof model;
  return model;
}
#else
const uint8_t *entente_language_model(size_t *count) {
  *count = 0;
  return NULL;
}
#endif
