package dev.millrace.base.fault;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Holds what one exception says of a fault.
///
/// @param fault the kind of error
/// @param what what happened
/// @param why the reason, as far as known
/// @param fix what the reader can do
/// @param where the part of the job, as far as known
record FaultText(
        Fault fault,
        String what,
        @Nullable String why,
        String fix,
        @Nullable String where) implements Serializable {

    /// Gives the same text with a place, which must not be known yet.
    FaultText in(String place) {
        return new FaultText(fault, what, why, fix, place);
    }

    /// Gives the message of the exception.
    String message() {
        StringBuilder text = new StringBuilder(fault.code()).append(' ').append(what);
        if (where != null) text.append("\n  where ").append(where);
        if (why != null) text.append("\n  why   ").append(why);
        return text.append("\n  fix   ").append(fix).toString();
    }
}
