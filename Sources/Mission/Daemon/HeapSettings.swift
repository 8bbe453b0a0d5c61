import CMalloc

/// How the C library's heap behaves in a process that runs for months on a small machine. Source: mallopt(3).
package enum HeapSettings {
  /// Gives memory back to the system once it is free. By default each thread keeps what its largest piece of work took,
  /// a listing of a thousand transfers for instance.
  package static func keepSmall() {
    mallopt(M_ARENA_MAX, 2)
    // Setting them also stops the C library from raising them after every large piece.
    mallopt(M_MMAP_THRESHOLD, 128 << 10)
    mallopt(M_TRIM_THRESHOLD, 256 << 10)
  }

  /// Gives back what lies free between pieces that are still in use: large requests, many at once, leave the heap full of
  /// holes. Source: malloc_trim(3).
  static func giveBack() { malloc_trim(0) }
}
