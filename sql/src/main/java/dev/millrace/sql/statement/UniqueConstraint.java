package dev.millrace.sql.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Declares that values of columns are unique in a table.
///
/// @param name the name of the constraint; null if it has none
/// @param primary whether it is the primary key
/// @param columns the columns
/// @param enforced whether the statement asks to check the constraint
public record UniqueConstraint(@Nullable String name, boolean primary, List<String> columns, boolean enforced) {}
