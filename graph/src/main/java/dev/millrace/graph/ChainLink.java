package dev.millrace.graph;

import dev.millrace.api.plan.Step;
import java.util.List;

/// A step in a chain, and where its output goes. A chain is a tree of links.
///
/// @param uid 32 hex digits, the same whenever the same pipeline is built, or what the user gave
public record ChainLink(Step<?> step, String uid, List<Exit> exits) {
    public ChainLink {
        exits = List.copyOf(exits);
    }
}
