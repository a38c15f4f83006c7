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
    private final Map<MethodQuery, EscapeAnalysis> answers = new HashMap<>();
    private final Set<MethodQuery> open = new HashSet<>();

    ClassCode code() {
        return code;
    }

    EscapeAnalysis of(MethodQuery question) {
        EscapeAnalysis known = answers.get(question);
        if (known != null) return known;
        boolean isTooMuch = answers.size() >= METHODS_MAX || open.size() >= DEPTH_MAX;
        if (isTooMuch || !open.add(question)) return EscapeAnalysis.UNKNOWN;
        EscapeAnalysis found = read(question);
        open.remove(question);
        answers.put(question, found);
        return found;
    }

    private EscapeAnalysis read(MethodQuery question) {
        try {
            Optional<CodeModel> body = code.body(question.owner(), question.name(), question.type());
            return body.map(model -> follow(question, new MethodCode(model))).orElse(EscapeAnalysis.UNKNOWN);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | LinkageError unreadable) {
            return EscapeAnalysis.UNKNOWN;
        }
    }

    private EscapeAnalysis follow(MethodQuery question, MethodCode method) {
        EscapeFacts findings = new EscapeFacts();
        Effects effects = new Effects(question, new CallEffects(question, this, findings), findings);
        new MethodFlow(method, effects).run(entry(question, method));
        return findings.conduct();
    }

    private static Frame entry(MethodQuery question, MethodCode method) {
        Frame entry = method.emptyFrame();
        for (int i = 0; i < method.variables(); i++) entry.store(i, ValueSource.ELSEWHERE);
        if (!question.isStatic() && question.self() != null) entry.store(0, ValueSource.SELF);
        if (question.collector() != MethodQuery.NONE) entry.store(question.collector(), ValueSource.COLLECTOR);
        if (question.subject() != MethodQuery.NONE) entry.store(question.subject(), ValueSource.SUBJECT);
        return entry;
    }
}
