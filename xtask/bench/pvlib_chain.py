"""Prints how long pvlib takes for one annual chain: the median over many runs, in milliseconds.

The same weather, parameters and models as the example `chain_time` of the model crate; the sun's positions, the
extraterrestrial irradiance and the air mass are worked out before the clock starts.

    python pvlib_chain.py FOLDER_OF_THE_TABLES [RUNS]
"""

import csv
import statistics
import sys
import time
from pathlib import Path

import pandas as pd
from pvlib import atmosphere, iam, inverter, irradiance, pvsystem, solarposition, temperature


def read_parameters(folder):
    lines = [line for line in (folder / "03_parameters.csv").open() if not line.startswith("#")]
    return {row["key"]: row["value"] for row in csv.DictReader(lines)}


def main():
    folder = Path(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    parameters = read_parameters(folder)

    def number(key):
        return float(parameters[key])

    weather = pd.read_csv(folder / "03a_weather.csv", comment="#", index_col=0, parse_dates=True)
    middle = weather.index + pd.Timedelta(minutes=number("sun_offset"))
    sun = solarposition.spa_python(
        middle,
        number("latitude"),
        number("longitude"),
        number("altitude"),
        pressure=number("pressure"),
        temperature=number("refraction_temperature"),
        delta_t=number("delta_t"),
    )
    zenith, azimuth = sun["apparent_zenith"].to_numpy(), sun["azimuth"].to_numpy()
    outside = irradiance.get_extra_radiation(middle, number("solar_constant"), "spencer").to_numpy()
    air_mass = atmosphere.get_relative_airmass(zenith)
    ghi, dni, dhi, air, wind = (weather[name].to_numpy() for name in weather.columns)
    tilt, facing = number("hourly_tilt"), number("hourly_azimuth")

    def chain():
        light = irradiance.get_total_irradiance(
            tilt, facing, zenith, azimuth, dni, ghi, dhi,
            dni_extra=outside, airmass=air_mass, albedo=number("albedo"), model="perez",
        )
        aoi = irradiance.aoi(tilt, facing, zenith, azimuth)
        beam = light["poa_direct"] * iam.physical(aoi, number("iam_n"), number("iam_k"), number("iam_l"))
        cell = temperature.sapm_cell(
            light["poa_global"], air, wind, number("sapm_a"), number("sapm_b"), number("sapm_delta_t")
        )
        direct = pvsystem.pvwatts_dc(beam + light["poa_diffuse"], cell, number("pdc0_module"), number("gamma_pdc"))
        direct = direct * (1 - number("losses_percent") / 100)
        return inverter.pvwatts(direct, number("pdc0_inverter"), number("eta_inv_nom"), number("eta_inv_ref"))

    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = chain()
        times.append((time.perf_counter() - begin) * 1000)
    print(f"chain_ms {statistics.median(times):.4f}")
    print(f"ac_kwh_per_kwp {pd.Series(result).sum() / number('pdc0_module'):.4f}")


if __name__ == "__main__":
    main()
