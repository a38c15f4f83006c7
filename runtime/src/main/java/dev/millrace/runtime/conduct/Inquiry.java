package dev.millrace.runtime.conduct;

import java.lang.classfile.CodeModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out the conduct of a method and of all that it calls. Whatever takes too long, calls itself or cannot be
/// read is taken for unknown. For one thread.
final class Inquiry {
    private static final int METHODS_MAX = 200;
    private static final int DEPTH_MAX = 12;

    private final ClassCode code = new ClassCode();
    private final Map<Question, Conduct> answers = new HashMap<>();
    private final Set<Question> open = new HashSet<>();

    ClassCode code() {
        return code;
    }

    Conduct of(Question question) {
        Conduct known = answers.get(question);
        if (known != null) return known;
        boolean isTooMuch = answers.size() >= METHODS_MAX || open.size() >= DEPTH_MAX;
        if (isTooMuch || !open.add(question)) return Conduct.UNKNOWN;
        Conduct found = read(question);
        open.remove(question);
        answers.put(question, found);
        return found;
    }

    private Conduct read(Question question) {
        try {
            Optional<CodeModel> body = code.body(question.owner(), question.name(), question.type());
            return body.map(model -> follow(question, new MethodCode(model))).orElse(Conduct.UNKNOWN);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | LinkageError unreadable) {
            return Conduct.UNKNOWN;
        }
    }

    private Conduct follow(Question question, MethodCode method) {
        Findings findings = new Findings();
        Effects effects = new Effects(question, new Calls(question, this, findings), findings);
        new MethodFlow(method, effects).run(entry(question, method));
        return findings.conduct();
    }

    private static Frame entry(Question question, MethodCode method) {
        Frame entry = method.emptyFrame();
        for (int i = 0; i < method.variables(); i++) entry.store(i, Origin.ELSEWHERE);
        if (!question.isStatic() && question.self() != null) entry.store(0, Origin.SELF);
        if (question.collector() != Question.NONE) entry.store(question.collector(), Origin.COLLECTOR);
        if (question.subject() != Question.NONE) entry.store(question.subject(), Origin.SUBJECT);
        return entry;
    }
}
