package vn.hamrong.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.hl7.Hl7Message;

/** Conversion receipts as JSON, in the shape engineers' scripts read. */
final class Receipts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private Receipts() {}

    static ObjectNode of(String source, Hl7Message message, ConversionReceipt receipt) {
        String type = message.event().isEmpty() ? message.type() : message.type() + "^" + message.event();
        ObjectNode json = head(source, type, message.header().field(10).text());
        return values(json, receipt);
    }

    /** The same of a visit of the health insurance: its control id is {@code MA_LK}; {@code faults} stand in it, too. */
    static ObjectNode of(String source, Dossier visit, List<DossierFault> faults, ConversionReceipt receipt) {
        String type = visit.tables().stream()
                .map(file -> file.table().name())
                .distinct()
                .collect(Collectors.joining("+"));
        ObjectNode json = head(source, type, visit.visit());
        ArrayNode list = json.putArray("faults");
        faults.forEach(fault -> describe(fault, list.addObject()));
        return values(json, receipt);
    }

    static ObjectNode refused(String reason) {
        return JSON.createObjectNode().put("refused", reason);
    }

    static byte[] bytes(JsonNode receipt) throws IOException {
        return PRETTY.writeValueAsBytes(receipt);
    }

    private static ObjectNode head(String source, String type, String controlId) {
        return JSON.createObjectNode().put("source", source).put("type", type).put("controlId", controlId);
    }

    private static void describe(DossierFault fault, ObjectNode json) {
        json.put("severity", fault.isError() ? "error" : "warning");
        json.put("dossier", fault.dossier());
        json.put("table", fault.table().map(Table::name).orElse(""));
        json.put("record", fault.record());
        json.put("field", fault.field());
        json.put("code", fault.code());
        json.put("vi", fault.vietnamese());
        json.put("en", fault.english());
    }

    private static ObjectNode values(ObjectNode json, ConversionReceipt receipt) {
        ArrayNode mapped = json.putArray("mapped");
        receipt.mapped()
                .forEach(one -> mapped.addObject().put("path", one.path()).put("to", one.to()));
        ArrayNode extensions = json.putArray("extensions");
        receipt.extensions()
                .forEach(one -> extensions.addObject().put("path", one.path()).put("url", one.url()));
        ArrayNode unmapped = json.putArray("unmapped");
        receipt.unmapped()
                .forEach(one -> unmapped.addObject().put("path", one.path()).put("value", one.value()));
        return json;
    }
}
