extension Browser {
  /// Shows the page as on another medium, such as `print`; as on a screen for an empty name.
  func prefer(media: String) throws {
    try devTools("Emulation.setEmulatedMedia", ["media": media])
  }
}
