package dev.millrace.table.types.inference;

import java.util.Optional;

/// Says how many arguments a function takes.
public interface ArgumentCount {

    /// Returns whether a call may have so many arguments.
    boolean isValidCount(int count);

    /// Returns the smallest number, if there is one.
    Optional<Integer> getMinCount();

    /// Returns the greatest number, if there is one.
    Optional<Integer> getMaxCount();
}
