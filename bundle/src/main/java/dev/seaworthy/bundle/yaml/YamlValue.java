package dev.seaworthy.bundle.yaml;

/** What can stand behind a key: a map, a list, or a scalar. */
public sealed interface YamlValue permits YamlMap, YamlList, YamlScalar {}
