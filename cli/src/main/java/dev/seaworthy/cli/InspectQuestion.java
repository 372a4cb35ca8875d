package dev.seaworthy.cli;

import dev.seaworthy.cli.explain.Language;

/**
 * What was asked, and how the answer is to look.
 *
 * @param arguments the command line, for the options of a view
 * @param terminal where complaints go
 * @param style colours, when they are wanted
 * @param language the language of the answer
 */
record InspectQuestion(Arguments arguments, Terminal terminal, Style style, Language language) {}
