package dev.millrace.migrate.source;

import dev.millrace.migrate.NamesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites the imports of Scala sources: single classes, renamed classes, and braces. Without a Scala compiler,
/// imports of whole packages only get a remark. Flink's Scala API has no counterpart, as in Flink 2.
public final class ScalaRewriter {
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^([ \\t]*)import[ \\t]+(org\\.apache\\.flink(?:\\.(?!_\\b)\\w+)*)(\\.\\{([^}]*)}|\\._|\\.\\*)?[ \\t]*$");

    private final SourceNames names;

    /// Creates a rewriter for sources without a known program.
    public ScalaRewriter(NamesTable names) {
        this(names, Set.of());
    }

    /// Creates a rewriter for the sources of one program.
    ///
    /// @param own full names of the program's own classes, which may be in Flink's packages; see [OwnClasses]
    public ScalaRewriter(NamesTable names, Set<String> own) {
        this.names = new SourceNames(names, own);
    }

    /// @param source a whole file
    public Rewritten rewrite(String source) {
        Edits edits = new Edits(source);
        Matcher found = IMPORT.matcher(source);
        while (found.find()) {
            String rest = found.group(3);
            if (names.isOwn(found.group(2)) && found.group(4) == null) continue;
            if (rest == null) one(found, edits);
            else if (found.group(4) == null) {
                edits.remark(found.start(2), "name the classes of " + found.group(2) + " that are used");
            } else several(found, edits);
        }
        return edits.result();
    }

    private void one(Matcher found, Edits edits) {
        Optional<String> ours = names.ours(found.group(2));
        if (ours.isPresent()) edits.replace(found.start(2), found.end(2), ours.get());
        else remarkMissing(found, found.group(2), edits);
    }

    private void several(Matcher found, Edits edits) {
        List<String> lines = new ArrayList<>();
        for (String selector : found.group(4).split(",")) {
            String[] renaming = selector.trim().split("\\s*=>\\s*|\\s+as\\s+");
            String name = found.group(2) + "." + renaming[0];
            Optional<String> ours = names.ours(name);
            if (ours.isEmpty() && !names.isOwn(name)) remarkMissing(found, name, edits);
            String kept = ours.orElse(name);
            lines.add(found.group(1) + "import " + (renaming.length == 1 ? kept : renamed(kept, renaming[1])));
        }
        edits.replace(found.start(), found.end(), String.join("\n", lines));
    }

    private static String renamed(String name, String as) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + ".{" + name.substring(dot + 1) + " => " + as + "}";
    }

    private static void remarkMissing(Matcher found, String name, Edits edits) {
        edits.remark(found.start(2), name + " does not exist here");
    }
}
