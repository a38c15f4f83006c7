package dev.millrace.migrate.source;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rewrites Flink's names that a source writes in full, and strings that consist of such a name.
final class QualifiedNames extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Edits edits;
    private final Places places;
    private final SourceNames names;

    QualifiedNames(Edits edits, Places places, SourceNames names) {
        this.edits = edits;
        this.places = places;
        this.names = names;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        String name = tree.toString();
        if (!name.matches("org\\.apache\\.flink(\\.\\w+)+")) return super.visitMemberSelect(tree, null);
        if (!SourceNames.namesClass(name) || names.isOwn(name)) return null;
        Optional<String> ours = names.ours(name);
        if (ours.isPresent()) edits.replace(places.start(tree), places.end(tree), ours.get());
        else edits.remark(places.start(tree), name + " does not exist here");
        return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
        if (!(tree.getValue() instanceof String text) || !text.startsWith(SourceNames.FLINK)) return null;
        names.ours(text).ifPresent(ours -> edits.replace(places.start(tree), places.end(tree), "\"" + ours + "\""));
        return null;
    }
}
