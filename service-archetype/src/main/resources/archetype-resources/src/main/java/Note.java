package ${package};

import java.util.UUID;

/** A note, as its owner reads it. */
public record Note(UUID id, String text) {}
