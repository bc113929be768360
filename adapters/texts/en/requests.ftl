# What a request is about, and what customers may do with it beyond writing.

refused-asset-unknown = We cannot find this device. Please choose another one, or simply describe it.
