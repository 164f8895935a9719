extension Browser {
  /// Shows the page for another medium, such as `print`; an empty name means the screen.
  func prefer(media: String) throws {
    try devTools("Emulation.setEmulatedMedia", ["media": media])
  }

  /// The dates and the names of regions that do not stand on one line, with the text around them.
  func brokenWords() throws -> [String] {
    try texts(
      """
      const found = [], words = /\\d{4}-\\d\\d(-\\d\\d)?|[a-z]{2}-[a-z]+-\\d/g;
      const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const node = walk.currentNode;
        if (node.parentElement.closest('svg')) continue;
        for (const match of node.data.matchAll(words)) {
          const range = document.createRange();
          range.setStart(node, match.index);
          range.setEnd(node, match.index + match[0].length);
          const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
          if (lines.size > 1) found.push(match[0] + ' in ' + node.data.slice(0, 60));
        }
      }
      return found;
      """)
  }
}
