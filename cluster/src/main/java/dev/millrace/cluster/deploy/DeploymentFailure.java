package dev.millrace.cluster.deploy;

import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries an exception to another process. Coded exceptions are sent as their texts. Other exceptions are sent as
/// objects if they can be serialized there and read here, else as text.
///
/// @param links the chain of causes from the outermost to the innermost; empty for no exception
public record DeploymentFailure(List<Link> links) {
    private static final int LINKS_MAX = 20;
    private static final int OBJECT_MAX = 1 << 20;
    private static final int TEXT_MAX = 16_000;
    private static final byte[] NOTHING = {};

    /// Stands for no failure.
    public static final DeploymentFailure NONE = new DeploymentFailure(List.of());

    /// Carries one exception of the chain.
    ///
    /// @param fault the number of the fault; 0 if the exception has no code
    /// @param told category, title, what, why, fix and place of a coded exception; empty strings for missing texts
    /// @param object the serialized uncoded exception with its causes; empty if it cannot be serialized
    /// @param text the stack trace of an uncoded exception
    record Link(int fault, List<String> told, byte[] object, String text) {}

    public static DeploymentFailure of(@Nullable Throwable thrown) {
        List<Link> links = new ArrayList<>();
        Throwable next = thrown;
        while (next != null && links.size() < LINKS_MAX) {
            if (next instanceof MillraceException coded) {
                links.add(coded(coded));
                next = coded.getCause();
            } else {
                links.add(new Link(0, List.of(), serialized(next), trace(next)));
                next = null;
            }
        }
        return new DeploymentFailure(links);
    }

    private static Link coded(MillraceException coded) {
        Fault fault = coded.fault();
        List<String> told = List.of(
                fault.category().name(),
                fault.title(),
                cut(coded.what()),
                cut(orEmpty(coded.why())),
                cut(coded.fix()),
                cut(orEmpty(coded.where())));
        return new Link(fault.number(), told, NOTHING, "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte[] serialized(Throwable thrown) {
        try {
            byte[] object = InstantiationUtil.serializeObject(thrown);
            return object.length > OBJECT_MAX ? NOTHING : object;
        } catch (IOException | RuntimeException cannot) {
            return NOTHING;
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return cut(text.toString());
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
    }

    /// Returns the exception, restored as far as possible; null for [#NONE].
    ///
    /// @param loader the class loader of the program
    public @Nullable Throwable thrown(ClassLoader loader) {
        Throwable thrown = null;
        for (Link link : links.reversed()) thrown = link.fault == 0 ? read(link, loader) : coded(link, thrown);
        return thrown;
    }

    private static Throwable read(Link link, ClassLoader loader) {
        if (link.object.length > 0) {
            try {
                return InstantiationUtil.deserializeObject(link.object, loader);
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError cannot) {
                // The text of the exception is used instead.
            }
        }
        return new RemoteException(link.text);
    }

    private static MillraceException coded(Link link, @Nullable Throwable cause) {
        List<String> told = link.told;
        Fault fault = new Fault(link.fault, Category.valueOf(told.get(0)), told.get(1));
        Fault.Report<MillraceException> report = fault.what("%s", told.get(2));
        if (!told.get(3).isEmpty()) report = report.why("%s", told.get(3));
        if (cause != null) report = report.cause(cause);
        MillraceException coded = report.fix("%s", told.get(4));
        return told.get(5).isEmpty() ? coded : coded.in(told.get(5));
    }

    /// Represents an exception of another process that came as text only.
    public static final class RemoteException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RemoteException(String text) {
            super(text.strip(), null, true, false);
        }
    }
}
