@org.jspecify.annotations.NullUnmarked
package dev.millrace.processor;
