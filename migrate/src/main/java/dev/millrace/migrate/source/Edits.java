package dev.millrace.migrate.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects replacements in a text, in any order. Drops replacements within other replacements.
final class Edits {
    private record Edit(int from, int to, String replacement) {}

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    Edits(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// @param to exclusive
    void replace(int from, int to, String replacement) {
        if (!text.substring(from, to).equals(replacement)) edits.add(new Edit(from, to, replacement));
    }

    void insert(int at, String text) {
        edits.add(new Edit(at, at, text));
    }

    void remark(int at, String what) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        Remark remark = new Remark(line, what);
        if (!remarks.contains(remark)) remarks.add(remark);
    }

    Rewritten result() {
        edits.sort(Comparator.comparingInt(Edit::from).thenComparing(edit -> -edit.to()));
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Edit edit : edits) {
            boolean isInsertion = edit.from() == edit.to();
            if (edit.from() < done && !isInsertion) continue;
            result.append(text, done, Math.max(done, edit.from())).append(edit.replacement());
            done = Math.max(done, edit.to());
        }
        result.append(text, done, text.length());
        remarks.sort(Comparator.comparingInt(Remark::line));
        return new Rewritten(result.toString(), remarks);
    }
}
