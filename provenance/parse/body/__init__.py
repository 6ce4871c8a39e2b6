"""Where the article lies among its blocks, and the landmarks that positions refer to."""
