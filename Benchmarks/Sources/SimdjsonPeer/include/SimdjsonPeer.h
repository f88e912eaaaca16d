#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The records of an answer, as the five counting rules need them.
typedef struct {
    int64_t elements;
    int64_t entries;
    int64_t distinct;
    int64_t supplements;
    int64_t censored;
} simdjson_counts;

/// How many bytes simdjson reads past the end of its input.
size_t simdjson_padding(void);

/// The name and kernel of the simdjson that is used; NULL where none was found at build time.
const char *simdjson_name(void);

/// Adds the records of an answer; false where simdjson finds it malformed.
bool simdjson_count(const uint8_t *bytes, size_t length, simdjson_counts *counts);

#ifdef __cplusplus
}
#endif
