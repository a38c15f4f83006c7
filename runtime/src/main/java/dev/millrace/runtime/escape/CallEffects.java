package dev.millrace.runtime.escape;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Determines what calls do with their arguments, if the code that they run is known.
final class CallEffects {
    /// Describes the result of a call.
    ///
    /// @param origin the sources of the result
    /// @param makes true if the result may also be an object that the called method created
    record Outcome(long origin, boolean makes) {}

    private static final Outcome NOTHING = new Outcome(0, false);

    private final MethodQuery query;
    private final Analyzer analyzer;
    private final EscapeFacts facts;

    CallEffects(MethodQuery query, Analyzer analyzer, EscapeFacts facts) {
        this.query = query;
        this.analyzer = analyzer;
        this.facts = facts;
    }

    /// Pops the arguments and applies the effects of a call.
    Outcome call(InvokeInstruction call, Frame frame) {
        long[] arguments = arguments(call, frame);
        boolean isCollect = call.opcode() != Opcode.INVOKESTATIC
                && arguments[0] == ValueSource.COLLECTOR
                && call.name().equalsString("collect")
                && arguments.length == 2;
        if (isCollect) return collect(arguments[1], frame);
        return isConstructorOfObject(call) ? NOTHING : ordinary(call, arguments);
    }

    private Outcome collect(long origin, Frame frame) {
        facts.given(origin);
        frame.mark(origin & ValueSource.FOLLOWED, ValueSource.GIVEN);
        return NOTHING;
    }

    private Outcome ordinary(InvokeInstruction call, long[] arguments) {
        boolean givesWanted = call.typeSymbol().returnType().equals(query.wanted());
        boolean isFollowed = givesWanted;
        for (long argument : arguments) isFollowed |= (argument & (ValueSource.FOLLOWED | ValueSource.COLLECTOR)) != 0;
        if (!isFollowed) return new Outcome(ValueSource.ELSEWHERE, false);
        Optional<CalledMethod> method = target(call, arguments);
        if (method.isEmpty()) {
            for (long argument : arguments) facts.escaped(argument);
            return new Outcome(ValueSource.ELSEWHERE, false);
        }
        return ask(method.get(), arguments);
    }

    private Outcome ask(CalledMethod method, long[] arguments) {
        long origin = 0;
        boolean makes = false;
        boolean isAsked = false;
        boolean isReceiverKnown = !method.isStatic() && (arguments[0] & ValueSource.SUBJECT) == 0;
        Class<?> receiver = isReceiverKnown ? exactClass(arguments[0]) : null;
        for (int i = 0; i < arguments.length; i++) {
            if ((arguments[i] & ValueSource.COLLECTOR) != 0) facts.escaped(arguments[i]);
            if ((arguments[i] & ValueSource.FOLLOWED) == 0) continue;
            Class<?> exact = exactClass(arguments[i]);
            EscapeAnalysis escapes =
                    analyzer.of(query.about(method, variable(method, i), exact, i == 0 ? null : receiver));
            note(escapes, arguments[i]);
            if (escapes.passes()) origin |= arguments[i];
            if (escapes.givesOther()) origin |= ValueSource.ELSEWHERE;
            makes |= escapes.makes();
            isAsked = true;
        }
        if (!isAsked) {
            EscapeAnalysis escapes = analyzer.of(query.about(method, MethodQuery.NONE, null, receiver));
            if (escapes.givesOther()) origin |= ValueSource.ELSEWHERE;
            makes = escapes.makes();
        }
        return new Outcome(origin, makes);
    }

    private void note(EscapeAnalysis escapes, long argument) {
        facts.used(argument);
        if (escapes.keeps()) facts.escaped(argument);
        if (escapes.changes()) facts.changed(argument);
        if (escapes.assumesExact() && (argument & ValueSource.SUBJECT) != 0) facts.exactness();
    }

    private Optional<CalledMethod> target(InvokeInstruction call, long[] arguments) {
        ClassDesc owner = call.owner().asSymbol();
        String name = call.name().stringValue();
        return switch (call.opcode()) {
            case INVOKESTATIC, INVOKESPECIAL -> analyzer.code().declared(query.owner(), owner, name, call.typeSymbol());
            default -> {
                Optional<CalledMethod> fixed =
                        analyzer.code().unchangeable(query.owner(), owner, name, call.typeSymbol());
                Class<?> exact = exactClass(arguments[0]);
                if (fixed.isPresent() || exact == null) yield fixed;
                if ((arguments[0] & ValueSource.SUBJECT) != 0) facts.exactness();
                yield analyzer.code().of(exact, name, call.typeSymbol());
            }
        };
    }

    /// Returns the class of the object, if only one class is possible; otherwise null.
    private @Nullable Class<?> exactClass(long origin) {
        long plain = origin & ~ValueSource.GIVEN;
        if (plain == ValueSource.SUBJECT) return query.exact();
        if (plain == ValueSource.SELF) return query.self();
        ClassDesc wanted = query.wanted();
        boolean isNew = plain != 0 && (plain & ~ValueSource.NEW) == 0;
        return isNew && wanted != null ? analyzer.code().find(query.owner(), wanted) : null;
    }

    private static boolean isConstructorOfObject(InvokeInstruction call) {
        return call.owner().asInternalName().equals("java/lang/Object")
                && call.name().equalsString("<init>");
    }

    /// Pops the arguments; the receiver, if any, comes first.
    private static long[] arguments(InvokeInstruction call, Frame frame) {
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        int receivers = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
        long[] arguments = new long[parameters.size() + receivers];
        for (int i = parameters.size() - 1; i >= 0; i--) {
            frame.pop(TypeKind.from(parameters.get(i)).slotSize() - 1);
            arguments[i + receivers] = frame.pop();
        }
        if (receivers == 1) arguments[0] = frame.pop();
        return arguments;
    }

    /// Returns the local variable that holds an argument in the called method.
    private static int variable(CalledMethod method, int argument) {
        if (method.isStatic()) return MethodQuery.variable(method.type(), argument, 0);
        return argument == 0 ? 0 : MethodQuery.variable(method.type(), argument - 1, 1);
    }
}
