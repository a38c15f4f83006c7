package dev.millrace.graph;

import dev.millrace.api.plan.Step;
import java.util.List;

/// Holds a step of a chain and the exits of its output. A chain is a tree of links.
///
/// @param uid 32 hex digits, the same whenever the same pipeline is built; made from the user's uid if there is one
public record ChainLink(Step<?> step, String uid, List<Exit> exits) {
    public ChainLink {
        exits = List.copyOf(exits);
    }
}
