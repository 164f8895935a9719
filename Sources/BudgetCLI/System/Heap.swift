import CAllocator

/// The memory that the process allocates from.
enum Heap {
  /// Prepares for a plan of so many bytes.
  ///
  /// A plan of hundreds of resources touches some megabytes, each page of them once; to be given
  /// them 4 KB at a time is a tenth of the time that it takes. A small plan needs no more than the
  /// heap begins with, and where the C library has no such settings nothing happens.
  static func prepare(forPlanOf bytes: Int) {
    #if canImport(Glibc)
      if bytes > 16 << 10 { budget_grow_heap_in_large_pages(8 << 20, 2 << 20) }
    #endif
  }
}
