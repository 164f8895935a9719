extension Browser {
  /// Shows the page for another medium, such as `print`; an empty name means the screen.
  func prefer(media: String) throws {
    try devTools("Emulation.setEmulatedMedia", ["media": media])
  }
}
