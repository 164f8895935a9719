#pragma once

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Swift has no way to ask a vector which of its lanes are true, all at once; C has.

/// Where three bytes stand in 64 others: a bit for each place.
typedef struct {
  uint64_t quotes;
  uint64_t lines;
  uint64_t delimiters;
} budget_marks;

#if defined(__SSE2__)

static inline uint64_t budget_mask(const __m128i *parts, uint8_t byte) {
  __m128i wanted = _mm_set1_epi8((char)byte);
  uint64_t a = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[0], wanted));
  uint64_t b = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[1], wanted));
  uint64_t c = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[2], wanted));
  uint64_t d = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[3], wanted));
  return a | b << 16 | c << 32 | d << 48;
}

static inline budget_marks budget_find_marks(const uint8_t *bytes, uint8_t delimiter) {
  const __m128i *from = (const __m128i *)bytes;
  __m128i parts[4] = {_mm_loadu_si128(from), _mm_loadu_si128(from + 1), _mm_loadu_si128(from + 2),
                      _mm_loadu_si128(from + 3)};
  budget_marks marks = {budget_mask(parts, '"'), budget_mask(parts, '\n'),
                        budget_mask(parts, delimiter)};
  return marks;
}

#else

// Eight bytes at a time: a byte that is the wanted one leaves its highest bit.
static inline uint64_t budget_mask(const uint8_t *bytes, uint8_t byte) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
  uint64_t mask = 0;
  for (int word = 0; word < 8; word++) {
    uint64_t value = 0;
    for (int index = 0; index < 8; index++) value |= (uint64_t)bytes[word * 8 + index] << (index * 8);
    value ^= 0x0101010101010101ULL * byte;
    uint64_t zeros = ~(((value & low) + low) | value | low);
    mask |= (((zeros >> 7) * 0x0102040810204080ULL) >> 56) << (word * 8);
  }
  return mask;
}

static inline budget_marks budget_find_marks(const uint8_t *bytes, uint8_t delimiter) {
  budget_marks marks = {budget_mask(bytes, '"'), budget_mask(bytes, '\n'),
                        budget_mask(bytes, delimiter)};
  return marks;
}

#endif
