package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;

/**
 * The applications behind a message as devices contained in its header; source: the official maps MSH[MessageHeader]
 * (MSH-5), HD[Device] and SFT[Device].
 */
final class HeaderDevices {
    private HeaderDevices() {}

    /** The receiving application, when more than its name was sent; it belongs to the receiving facility (MSH-6). */
    static void receiver(Line msh, MessageDestinationComponent destination, MessageHeader header, Draft draft) {
        Datum application = msh.field(5);
        Device device = new Device();
        Assigners.universal(application, "Device.identifier[0]").ifPresent(device::addIdentifier);
        if (msh.field(23).isPresent()) {
            Organizations.hd(msh.field(6), header, draft).ifPresent(device::setOwner);
        }
        node(msh.field(25), device);
        if (!device.isEmpty()) {
            destination.setTarget(Contained.in(header, device));
        }
    }

    /** The sending application's universal id and its node in the network, when they were sent. */
    static void sender(Line msh, MessageHeader header) {
        Device device = new Device();
        if (msh.field(3).part(3).hasText()) {
            Assigners.universal(msh.field(3), "Device.identifier[0]").ifPresent(device::addIdentifier);
        }
        node(msh.field(24), device);
        if (!device.isEmpty()) {
            header.addExtension(Uris.V2_FIELD + "MSH-3", Contained.in(header, device));
        }
    }

    private static void node(Datum network, Device device) {
        String name = network.part(1).take("Device.deviceName[0].name");
        if (!name.isEmpty()) {
            device.addDeviceName().setName(name).setType(DeviceNameType.OTHER);
        }
    }

    /** SFT: the sending application's maker, version, name, binary id and notes. */
    static void software(Line sft, MessageHeader header) {
        Device device = new Device();
        if (sft.field(1).part(1).hasText()) {
            device.setManufacturer(sft.field(1).part(1).take("Device.manufacturer"));
        }
        if (sft.field(3).hasText()) {
            device.addDeviceName()
                    .setName(sft.field(3).take("Device.deviceName[0].name"))
                    .setType(DeviceNameType.MANUFACTURERNAME);
        }
        if (sft.field(2).hasText()) {
            device.addVersion().setValue(sft.field(2).take("Device.version[0].value"));
        }
        if (sft.field(4).hasText()) {
            device.setModelNumber(sft.field(4).take("Device.modelNumber"));
        }
        if (sft.field(5).hasText()) {
            device.addNote(new Annotation().setText(sft.field(5).take("Device.note[0].text")));
        }
        if (!device.isEmpty()) {
            header.addExtension(Uris.V2_FIELD + "SFT", Contained.in(header, device));
        }
    }
}
