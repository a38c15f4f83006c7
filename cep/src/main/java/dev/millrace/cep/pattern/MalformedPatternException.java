package dev.millrace.cep.pattern;

/// Reports that a pattern is not possible.
public class MalformedPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPatternException(String message) {
        super(message);
    }
}
