package dev.millrace.migrate.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rewrites the imports of a source. Replaces an import of a whole Flink package by one import per used class,
/// because Millrace may have the classes in several packages.
final class Imports {
    private static final Pattern JSR305 = Pattern.compile(
            "import (?:static )?javax\\.annotation\\.(?:concurrent\\.|meta\\.|(?:Check(?:For|Return)\\w+|Non[nN]ull|Nullable|Nonnegative"
                    + "|ParametersAre\\w+|OverridingMethods\\w+|WillClose\\w*|WillNotClose)\\b)");

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
        if (isOfJsr305(name))
            edits.remark(
                    places.start(tree),
                    name + " is of jsr305, which Flink brought: depend on com.google.code.findbugs:jsr305");
        if (!name.startsWith(SourceNames.FLINK) || isOwn(name)) return;
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

    /// A package that both the program and Flink have is searched for Flink's classes nevertheless.
    private boolean isOwn(String name) {
        return names.isOwn(name) && (!name.endsWith(".*") || ours(name).isEmpty());
    }

    private List<String> ours(String starred) {
        return names.oursOfPackage(starred.substring(0, starred.length() - 2), used);
    }

    /// Returns whether a source without Flink's names may need a library that Flink brings along.
    static boolean mayNeedLibraries(String source) {
        return JSR305.matcher(source).find();
    }

    private static boolean isOfJsr305(String name) {
        return JSR305.matcher("import " + name).find();
    }

    /// Returns whether no class of an imported package is used.
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

    /// Adds imports after the last one, or after the package declaration.
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
