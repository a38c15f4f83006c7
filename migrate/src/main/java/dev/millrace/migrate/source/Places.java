package dev.millrace.migrate.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;

/// Where the parts of a source stand in its text.
record Places(CompilationUnitTree unit, SourcePositions positions) {
    int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    /// Behind the last character.
    int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }
}
