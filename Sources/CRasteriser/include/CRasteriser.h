#ifndef CRASTERISER_H
#define CRASTERISER_H

#include <stdbool.h>
#include <stddef.h>

// Pixels and pages from an SVG, by librsvg and cairo. Both are loaded when they are first asked for, so that a
// machine without them can do everything else, and building needs no headers of theirs.

/// Receives the file in pieces. Returns false to stop.
typedef bool (*cras_sink)(void *context, const unsigned char *bytes, size_t count);

/// Draws `svg` as a PNG of `width` by `height` pixels.
/// Returns NULL, or what went wrong; "missing: …" when a library is not installed,
/// "fonts: …" when there is no font to set the words in. Free it with `free`.
char *cras_png(const char *svg, size_t length, int width, int height, cras_sink sink, void *context);

/// Draws `svg` as a PDF page of `width` by `height` points. The result is the same bytes each time.
char *cras_pdf(const char *svg, size_t length, double width, double height, cras_sink sink, void *context);

#endif
