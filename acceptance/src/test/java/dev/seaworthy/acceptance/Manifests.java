package dev.seaworthy.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What the types of Kubernetes and of Flagger say to manifests, as strictly as {@code kubectl --validate=strict}. */
final class Manifests {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "v1 Service", io.fabric8.kubernetes.api.model.Service.class,
            "v1 ServiceAccount", ServiceAccount.class);

    private final ObjectMapper mapper = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new WithoutAnySetter());
    private final Map<String, Schema> flagger;

    /** The types keep what they do not know in a map beside the fields; without that they refuse it. */
    private static final class WithoutAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    Manifests() throws IOException {
        flagger = flagger(mapper);
    }

    /** All documents of a file. */
    static List<Map<?, ?>> documents(String yaml) {
        List<Map<?, ?>> documents = new ArrayList<>();
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        new Load(settings).loadAllFromString(yaml).forEach(document -> documents.add((Map<?, ?>) document));
        return documents;
    }

    /** What is wrong with a document; empty when nothing is. */
    List<String> complaints(Map<?, ?> document) throws IOException {
        String kind = document.get("apiVersion") + " " + document.get("kind");
        Schema schema = flagger.get(kind);
        if (schema != null) {
            return schema.validate(mapper.writeValueAsString(document), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
        Class<?> type = TYPES.get(kind);
        if (type == null) {
            return List.of("no type is known for " + kind);
        }
        try {
            mapper.readValue(mapper.writeValueAsString(document), type);
            return List.of();
        } catch (JsonProcessingException refused) {
            return List.of(refused.getOriginalMessage());
        }
    }

    private static Map<String, Schema> flagger(ObjectMapper mapper) throws IOException {
        Map<String, Schema> schemas = new HashMap<>();
        for (Map<?, ?> definition : documents(resource())) {
            Map<?, ?> spec = map(definition, "spec");
            for (Object each : list(spec, "versions")) {
                Map<?, ?> version = (Map<?, ?>) each;
                Object schema = strict(map(map(version, "schema"), "openAPIV3Schema"), true);
                schemas.put(
                        spec.get("group") + "/" + version.get("name") + " "
                                + map(spec, "names").get("kind"),
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                                .getSchema(mapper.writeValueAsString(schema)));
            }
        }
        return schemas;
    }

    /** The mapping below a key that must be there. */
    static Map<?, ?> map(Map<?, ?> document, String key) {
        return (Map<?, ?>) Objects.requireNonNull(document.get(key), key);
    }

    /** The list below a key that must be there. */
    static List<?> list(Map<?, ?> document, String key) {
        return (List<?>) Objects.requireNonNull(document.get(key), key);
    }

    private static String resource() throws IOException {
        try (InputStream stream = Manifests.class.getResourceAsStream("/flagger/crd.yaml")) {
            if (stream == null) {
                throw new IOException("flagger/crd.yaml is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An API server drops fields that a definition does not name, and says so only when asked; here they are wrong. */
    private static Object strict(Object schema, boolean isWhole) {
        if (schema instanceof List<?> list) {
            return list.stream().map(each -> strict(each, false)).toList();
        }
        if (!(schema instanceof Map<?, ?> map)) {
            return schema;
        }
        Map<Object, Object> strict = new HashMap<>();
        map.forEach((key, value) -> {
            if (key.equals("properties")) {
                Map<Object, Object> properties = new HashMap<>();
                ((Map<?, ?>) value).forEach((name, each) -> properties.put(name, strict(each, false)));
                if (isWhole) {
                    // Every object has these, whether its definition names them or not.
                    List.of("apiVersion", "kind")
                            .forEach(name -> properties.putIfAbsent(name, Map.of("type", "string")));
                    properties.putIfAbsent("metadata", Map.of("type", "object"));
                }
                strict.put(key, properties);
            } else {
                strict.put(key, key.equals("enum") || key.equals("required") ? value : strict(value, false));
            }
        });
        boolean isOpen = map.containsKey("additionalProperties")
                || Boolean.TRUE.equals(map.get("x-kubernetes-preserve-unknown-fields"))
                || !"object".equals(map.get("type"));
        if (map.containsKey("properties") && !isOpen) {
            strict.put("additionalProperties", false);
        }
        return strict;
    }
}
