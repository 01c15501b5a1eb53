package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Device;

/** The device a PRT names → Device; source: the official map PRT[Device]. */
final class ParticipatingDevices {
    private ParticipatingDevices() {}

    static void map(Line prt, Draft draft) {
        Datum number = prt.field(10);
        Datum udi = prt.field(16);
        if (number.isAbsent() && udi.isAbsent() && prt.field(22).isAbsent()) {
            return;
        }
        Device device = Identifiers.ei(number.isPresent() ? number : udi, "device", "Device.identifier[0]")
                .map(id -> draft.keyed(Device::new, id))
                .orElseGet(() -> draft.derived(
                        Device::new, prt, "PRT", prt.field(22).part(1).peek()));
        prt.became(device);
        draft.patientReference(prt).ifPresent(device::setPatient);
        if (udi.part(1).hasText()) {
            device.addUdiCarrier().setDeviceIdentifier(udi.part(1).take("Device.udiCarrier[0].deviceIdentifier"));
        }
        Times.dateTime(prt.field(17), "Device.manufactureDate").ifPresent(device::setManufactureDateElement);
        Times.dateTime(prt.field(18), "Device.expirationDate").ifPresent(device::setExpirationDateElement);
        device.setLotNumber(prt.field(19).take("Device.lotNumber"));
        device.setSerialNumber(prt.field(20).take("Device.serialNumber"));
        Codes.concept(prt.field(22), "Device.type").ifPresent(device::setType);
        device.setDistinctIdentifier(prt.field(21).part(1).take("Device.distinctIdentifier"));
    }
}
