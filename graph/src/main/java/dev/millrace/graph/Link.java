package dev.millrace.graph;

import dev.millrace.api.plan.Step;
import java.util.List;

/// A step in a chain, and where its output goes. A chain is a tree of links.
public record Link(Step<?> step, List<Exit> exits) {
    public Link {
        exits = List.copyOf(exits);
    }
}
