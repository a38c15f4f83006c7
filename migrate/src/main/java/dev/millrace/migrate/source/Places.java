package dev.millrace.migrate.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;

/// Locates the parts of a source in its text.
record Places(CompilationUnitTree unit, SourcePositions positions) {
    int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    /// Returns the end position, exclusive.
    int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }
}
