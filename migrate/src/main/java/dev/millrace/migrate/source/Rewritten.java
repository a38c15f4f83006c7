package dev.millrace.migrate.source;

import java.util.List;

/// Holds the rewritten text.
///
/// @param remarks in the order of the text
public record Rewritten(String text, List<Remark> remarks) {
    public Rewritten {
        remarks = List.copyOf(remarks);
    }
}
