package vn.hamrong.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.hl7.Hl7Message;

/** Conversion receipts as JSON, in the shape engineers' scripts read. */
final class Receipts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private Receipts() {}

    static byte[] of(String source, Hl7Message message, ConversionReceipt receipt) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("source", source);
        json.put("type", message.event().isEmpty() ? message.type() : message.type() + "^" + message.event());
        json.put("controlId", message.header().field(10).text());
        ArrayNode mapped = json.putArray("mapped");
        receipt.mapped()
                .forEach(one -> mapped.addObject().put("path", one.path()).put("to", one.to()));
        ArrayNode extensions = json.putArray("extensions");
        receipt.extensions()
                .forEach(one -> extensions.addObject().put("path", one.path()).put("url", one.url()));
        ArrayNode unmapped = json.putArray("unmapped");
        receipt.unmapped()
                .forEach(one -> unmapped.addObject().put("path", one.path()).put("value", one.value()));
        return PRETTY.writeValueAsBytes(json);
    }

    static byte[] refused(String reason) throws IOException {
        return PRETTY.writeValueAsBytes(JSON.createObjectNode().put("refused", reason));
    }
}
