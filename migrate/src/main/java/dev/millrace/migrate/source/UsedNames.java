package dev.millrace.migrate.source;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Collects the simple names that a source uses outside of its imports.
final class UsedNames extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> simpleNames = new TreeSet<>();

    Set<String> simpleNames() {
        return simpleNames;
    }

    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
        simpleNames.add(tree.getName().toString());
        return null;
    }
}
