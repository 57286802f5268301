// libzstd by one header, since its own bears a name that a module map would find first.
#include <zstd.h>
