import CSQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files of sealed databases as SQLite sees them: every page that is read is checked against
/// its checksum, and a mismatch makes the read fail.
///
/// It is a layer between SQLite and its own file access, and refuses writes.
enum SealedFiles {
  /// The name by which SQLite knows the layer; nil where it cannot be used.
  static let name: String? = register() ? "budget-sealed" : nil

  // In memory, a file consists of SQLite's header, the number of the first damaged page (0 for
  // none), and then the file as SQLite's own access represents it.
  private static let damageOffset = MemoryLayout<sqlite3_file>.stride
  private static let innerOffset = 16

  /// Returns the first damaged page that was read through a connection; nil if all were intact.
  static func damagedPage(_ connection: OpaquePointer) -> Int? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    let result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
    guard result == SQLITE_OK, let file, file.pointee.pMethods == UnsafePointer(methods) else {
      return nil
    }
    let page = damage(of: file).pointee
    return page == 0 ? nil : page
  }

  nonisolated(unsafe) private static let system = sqlite3_vfs_find(nil)

  private static func register() -> Bool {
    guard let system else { return false }
    let files = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    files.initialize(to: system.pointee)
    files.pointee.pNext = nil
    files.pointee.zName = UnsafePointer(strdup("budget-sealed"))
    files.pointee.szOsFile = system.pointee.szOsFile + Int32(innerOffset)
    files.pointee.xOpen = { _, name, file, flags, outFlags in
      SealedFiles.open(name, file, flags, outFlags)
    }
    return sqlite3_vfs_register(files, 0) == SQLITE_OK
  }

  private static func damage(
    of file: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<Int> {
    (UnsafeMutableRawPointer(file) + damageOffset).assumingMemoryBound(to: Int.self)
  }

  private static func inner(
    _ file: UnsafeMutablePointer<sqlite3_file>?
  ) -> UnsafeMutablePointer<sqlite3_file>? {
    guard let file else { return nil }
    return (UnsafeMutableRawPointer(file) + innerOffset).assumingMemoryBound(to: sqlite3_file.self)
  }

  private static func open(
    _ name: sqlite3_filename?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let system, let file, let open = system.pointee.xOpen else { return SQLITE_CANTOPEN }
    // Temporary files belong to one connection and one run, so they have no checksums.
    if flags & SQLITE_OPEN_MAIN_DB == 0 { return open(system, name, file, flags, outFlags) }
    file.pointee.pMethods = nil
    let result = open(system, name, inner(file), flags, outFlags)
    if result == SQLITE_OK {
      damage(of: file).pointee = 0
      file.pointee.pMethods = UnsafePointer(methods)
    }
    return result
  }

  private static func read(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeMutableRawPointer?,
    _ count: Int32, _ offset: sqlite3_int64
  ) -> Int32 {
    guard let file, let bytes, let inner = inner(file),
      let result = inner.pointee.pMethods?.pointee.xRead?(inner, bytes, count, offset)
    else { return SQLITE_IOERR }
    // The header of the file is first read by itself, and then again with its page.
    if offset + sqlite3_int64(count) <= 100 { return result }
    let size = sqlite3_int64(PageSeal.pageSize)
    let number = Int(offset / size) + 1
    if result == SQLITE_OK, count == Int32(PageSeal.pageSize), offset % size == 0,
      PageSeal.isWhole(bytes, number: number)
    {
      return SQLITE_OK
    }
    if damage(of: file).pointee == 0 { damage(of: file).pointee = number }
    return DatabaseError.damagedPageCode
  }

  nonisolated(unsafe) private static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    // The first version has no memory mapping, which would bypass the check.
    methods.iVersion = 1
    methods.xClose = { file in
      guard let inner = SealedFiles.inner(file) else { return SQLITE_IOERR }
      return inner.pointee.pMethods?.pointee.xClose?(inner) ?? SQLITE_OK
    }
    methods.xRead = { SealedFiles.read($0, $1, $2, $3) }
    methods.xWrite = { _, _, _, _ in SQLITE_READONLY }
    methods.xTruncate = { _, _ in SQLITE_READONLY }
    methods.xSync = { _, _ in SQLITE_OK }
    methods.xFileSize = { file, size in
      guard let inner = SealedFiles.inner(file) else { return SQLITE_IOERR }
      return inner.pointee.pMethods?.pointee.xFileSize?(inner, size) ?? SQLITE_IOERR
    }
    methods.xLock = { _, _ in SQLITE_OK }
    methods.xUnlock = { _, _ in SQLITE_OK }
    methods.xCheckReservedLock = { _, isReserved in
      isReserved?.pointee = 0
      return SQLITE_OK
    }
    methods.xFileControl = { file, operation, argument in
      guard let inner = SealedFiles.inner(file) else { return SQLITE_IOERR }
      return inner.pointee.pMethods?.pointee.xFileControl?(inner, operation, argument)
        ?? SQLITE_NOTFOUND
    }
    methods.xSectorSize = { _ in Int32(PageSeal.pageSize) }
    methods.xDeviceCharacteristics = { _ in SQLITE_IOCAP_IMMUTABLE }
    let pointer = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    pointer.initialize(to: methods)
    return pointer
  }()
}
