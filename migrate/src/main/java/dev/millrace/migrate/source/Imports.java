package dev.millrace.migrate.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The imports of a source. One of a whole package of Flink's becomes one for each class that is used, since the
/// classes of a package there may be in several here.
final class Imports {
    private final Edits edits;
    private final Places places;
    private final SourceNames names;
    private final Set<String> used;

    Imports(Edits edits, Places places, SourceNames names, Set<String> used) {
        this.edits = edits;
        this.places = places;
        this.names = names;
        this.used = used;
    }

    void rewrite(ImportTree tree, Idioms idioms) {
        String name = tree.getQualifiedIdentifier().toString();
        if (!name.startsWith(SourceNames.FLINK)) return;
        if (idioms.isReplaced(name)) {
            remove(tree);
            return;
        }
        List<String> ours = ours(tree, name);
        if (ours.isEmpty()) {
            if (isUnused(name)) remove(tree);
            return;
        }
        String start = tree.isStatic() ? "import static " : "import ";
        edits.replace(
                places.start(tree),
                places.end(tree),
                ours.stream().map(each -> start + each + ";").collect(Collectors.joining("\n")));
    }

    /// Whether it imports a package of which no class is used.
    private boolean isUnused(String name) {
        String owner = name.substring(0, name.lastIndexOf('.'));
        return name.endsWith(".*")
                && !SourceNames.namesClass(owner)
                && names.missingOfPackage(owner, used).isEmpty();
    }

    private List<String> ours(ImportTree tree, String name) {
        boolean isWhole = name.endsWith(".*");
        String owner = isWhole ? name.substring(0, name.length() - 2) : name;
        if (isWhole && !SourceNames.namesClass(owner)) {
            for (String missing : names.missingOfPackage(owner, used)) remarkMissing(tree, missing);
            return names.oursOfPackage(owner, used);
        }
        Optional<String> found = names.ours(owner);
        if (found.isEmpty()) remarkMissing(tree, owner);
        return found.map(each -> isWhole ? each + ".*" : each).stream().toList();
    }

    private void remarkMissing(ImportTree tree, String name) {
        edits.remark(places.start(tree), name + " does not exist here");
    }

    private void remove(ImportTree tree) {
        int end = places.end(tree);
        boolean isLine = end < edits.text().length() && edits.text().charAt(end) == '\n';
        edits.replace(places.start(tree), isLine ? end + 1 : end, "");
    }

    /// Adds imports behind the last one, or behind the package.
    void add(Set<String> wanted, CompilationUnitTree unit) {
        List<String> missing = new ArrayList<>(wanted);
        unit.getImports()
                .forEach(each -> missing.remove(each.getQualifiedIdentifier().toString()));
        if (missing.isEmpty()) return;
        int at = unit.getImports().isEmpty()
                ? places.end(unit.getPackage())
                : places.end(unit.getImports().getLast());
        String lines = missing.stream().map(each -> "\nimport " + each + ";").collect(Collectors.joining());
        edits.insert(at, lines);
    }
}
