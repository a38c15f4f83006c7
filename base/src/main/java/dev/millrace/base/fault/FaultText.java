package dev.millrace.base.fault;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Holds the texts of one exception.
///
/// @param fault the kind of error
/// @param what what happened
/// @param why the reason; null if unknown
/// @param fix what the reader can do
/// @param where the part of the job; null if unknown
record FaultText(
        Fault fault,
        String what,
        @Nullable String why,
        String fix,
        @Nullable String where) implements Serializable {

    /// Returns the same texts with a place.
    FaultText in(String place) {
        return new FaultText(fault, what, why, fix, place);
    }

    /// Returns the message of the exception.
    String message() {
        StringBuilder text = new StringBuilder(fault.code()).append(' ').append(what);
        if (where != null) text.append("\n  where ").append(where);
        if (why != null) text.append("\n  why   ").append(why);
        return text.append("\n  fix   ").append(fix).toString();
    }
}
