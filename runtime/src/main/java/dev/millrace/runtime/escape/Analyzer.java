package dev.millrace.runtime.escape;

import java.lang.classfile.CodeModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Analyzes a method and all methods that it calls. The result is unknown for code that is too large, recursive or
/// unreadable. Not thread-safe.
final class Analyzer {
    private static final int METHODS_MAX = 200;
    private static final int DEPTH_MAX = 12;

    private final ClassCode code = new ClassCode();
    private final Map<MethodQuery, EscapeAnalysis> results = new HashMap<>();
    private final Set<MethodQuery> open = new HashSet<>();

    ClassCode code() {
        return code;
    }

    EscapeAnalysis of(MethodQuery query) {
        EscapeAnalysis known = results.get(query);
        if (known != null) return known;
        boolean isTooMuch = results.size() >= METHODS_MAX || open.size() >= DEPTH_MAX;
        if (isTooMuch || !open.add(query)) return EscapeAnalysis.UNKNOWN;
        EscapeAnalysis found = read(query);
        open.remove(query);
        results.put(query, found);
        return found;
    }

    private EscapeAnalysis read(MethodQuery query) {
        try {
            Optional<CodeModel> body = code.body(query.owner(), query.name(), query.type());
            return body.map(model -> follow(query, new MethodCode(model))).orElse(EscapeAnalysis.UNKNOWN);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | LinkageError unreadable) {
            return EscapeAnalysis.UNKNOWN;
        }
    }

    private EscapeAnalysis follow(MethodQuery query, MethodCode method) {
        EscapeFacts facts = new EscapeFacts();
        Effects effects = new Effects(query, new CallEffects(query, this, facts), facts);
        new MethodFlow(method, effects).run(entry(query, method));
        return facts.analysis();
    }

    private static Frame entry(MethodQuery query, MethodCode method) {
        Frame entry = method.emptyFrame();
        for (int i = 0; i < method.variables(); i++) entry.store(i, ValueSource.ELSEWHERE);
        if (!query.isStatic() && query.self() != null) entry.store(0, ValueSource.SELF);
        if (query.collector() != MethodQuery.NONE) entry.store(query.collector(), ValueSource.COLLECTOR);
        if (query.subject() != MethodQuery.NONE) entry.store(query.subject(), ValueSource.SUBJECT);
        return entry;
    }
}
