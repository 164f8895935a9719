#pragma once

#include <stdint.h>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

// Swift has no way to ask a vector which of its lanes are true, all at once, nor to use the wider
// vectors of a processor where they are there; C has.

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

/// How far the separators of a text are known.
typedef struct {
  /// The place up to which they are.
  uint64_t position;
  /// All ones between quotation marks, else zero.
  uint64_t inside;
  /// 1 after a separator or a mark, else 0.
  uint64_t boundary;
  /// 1 after a mark that closes, which a separator must follow, else 0.
  uint64_t closed;
} budget_scan;

// No loops here: nothing would unroll them.

#define BUDGET_PUT(index)                                                                  \
  target[index] = (uint32_t)position + (uint32_t)__builtin_ctzll(bits | 1ULL << 63), \
  bits &= bits - 1

/// Writes where bits stand; eight are written even if there are fewer, as asking each time takes longer.
static inline __attribute__((always_inline)) uint32_t *budget_write(uint64_t bits, uint64_t position,
                                                                     uint32_t *target) {
  uint32_t *end = target + __builtin_popcountll(bits);
  do {
    BUDGET_PUT(0);
    BUDGET_PUT(1);
    BUDGET_PUT(2);
    BUDGET_PUT(3);
    BUDGET_PUT(4);
    BUDGET_PUT(5);
    BUDGET_PUT(6);
    BUDGET_PUT(7);
    target += 8;
  } while (target < end);
  return end;
}

/// Returns, for each bit, the parity of the bits up to it.
static inline __attribute__((always_inline)) uint64_t budget_parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ bits << 32;
}

typedef budget_marks (*budget_finder)(const uint8_t *, uint8_t);

static inline __attribute__((always_inline)) uint32_t *budget_scan_with(
    budget_finder find, const uint8_t *bytes, uint64_t limit, uint8_t delimiter, budget_scan *scan,
    uint32_t *target) {
  budget_scan now = *scan;
  for (; now.position + 64 <= limit; now.position += 64) {
    budget_marks marks = find(bytes + now.position, delimiter);
    uint64_t inside = budget_parity(marks.quotes) ^ now.inside;
    uint64_t found = marks.delimiters & ~inside;
    uint64_t boundary = found | marks.quotes;
    uint64_t closing = marks.quotes & ~inside;
    uint64_t strayed = marks.quotes & inside & ~(boundary << 1 | now.boundary);
    uint64_t unfollowed = closing & ~(boundary >> 1) & ~(1ULL << 63);
    if (marks.lines | strayed | unfollowed | (now.closed & ~boundary)) break;
    target = budget_write(found, now.position, target);
    now.inside = 0 - (inside >> 63);
    now.boundary = boundary >> 63;
    now.closed = closing >> 63;
  }
  *scan = now;
  return target;
}

#if defined(__SSE2__)

#define BUDGET_WIDE __attribute__((target("avx2,bmi,popcnt")))

static inline BUDGET_WIDE uint64_t budget_wide_mask(__m256i low, __m256i high, uint8_t byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  uint64_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint64_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return a | b << 32;
}

static inline BUDGET_WIDE budget_marks budget_find_wide_marks(const uint8_t *bytes, uint8_t delimiter) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  budget_marks marks = {budget_wide_mask(low, high, '"'), budget_wide_mask(low, high, '\n'),
                        budget_wide_mask(low, high, delimiter)};
  return marks;
}

static inline BUDGET_WIDE uint32_t *budget_scan_wide(const uint8_t *bytes, uint64_t limit, uint8_t delimiter,
                                                     budget_scan *scan, uint32_t *target) {
  return budget_scan_with(budget_find_wide_marks, bytes, limit, delimiter, scan, target);
}

#endif

/// Finds separators in blocks of 64 bytes, up to one that has a line end or a misplaced mark, or that
/// the limit cuts. There must be room for a separator at each place, and for 8 more.
///
/// Returns how many there are.
static inline int64_t budget_find_separators(const uint8_t *bytes, uint64_t limit, uint8_t delimiter,
                                             budget_scan *scan, uint32_t *target) {
#if defined(__SSE2__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
    return budget_scan_wide(bytes, limit, delimiter, scan, target) - target;
#endif
  return budget_scan_with(budget_find_marks, bytes, limit, delimiter, scan, target) - target;
}
