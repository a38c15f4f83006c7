package dev.millrace.runtime.states;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the comments of an enum's constants from its source.
final class ConstantDocs {
    private static final Pattern CONSTANT =
            Pattern.compile("((?: *///.*\\n)+) *([A-Z][A-Z_]*)(?:\\([^)]*\\))?[,;]?\\n");

    private ConstantDocs() {}

    /// Returns the comments by the constants' names, in the order of their declaration.
    static Map<String, String> of(Class<?> type) throws IOException {
        Class<?> file = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        Path source = Path.of("src/main/java", file.getName().replace('.', '/') + ".java");
        String text = Files.readString(source);
        int begin = text.indexOf("enum " + type.getSimpleName() + " {");
        Map<String, String> docs = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            Matcher found = CONSTANT.matcher(text);
            int at = begin;
            while (found.find(at)) {
                at = found.end();
                if (!found.group(2).equals(constant.toString())) continue;
                docs.put(
                        constant.toString(),
                        found.group(1)
                                .strip()
                                .replaceAll("(?m)^ *///\\s?", "")
                                .replace('\n', ' ')
                                .strip());
                break;
            }
        }
        return docs;
    }
}
