/** Notes out of the library and into it: fetched when the list is there. */
import { Download, FileDown, FileUp } from 'lucide';
import { useRef } from 'preact/hooks';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuItem } from '../../components/Menu.tsx';
import { valueOf } from '../../live.ts';
import type { Data } from '../../settings/model/data.ts';
import { DataNotice } from '../../settings/views/DataNotice.tsx';
import { ImportButton, LibraryFile } from '../../settings/views/ImportButton.tsx';
import type { Library } from '../model/model.ts';

/** Formats beside Markdown, as a reader knows them. */
const OTHERS = [
  ['html', 'These notes, as a page to print'],
  ['csv', 'These notes, as a table (CSV)'],
  ['w3c', 'These notes, for other programs (W3C)'],
] as const;

interface ExchangeProps {
  readonly library: Library;
  readonly data: Data;
}

export function ExportMenu({ library, data }: ExchangeProps) {
  const file = useRef<HTMLInputElement>(null);
  const busy = data.last.value.state === 'busy';
  const items = (): readonly MenuItem[] => [
    {
      id: 'markdown',
      icon: FileDown,
      label: 'These notes, as Markdown',
      disabled: valueOf(library.groups.peek())?.groups.length === 0,
      run: () => void library.exportView(),
    },
    ...OTHERS.map(([format, label]): MenuItem => ({
      id: format,
      icon: FileDown,
      label,
      disabled: valueOf(library.groups.peek())?.groups.length === 0,
      run: () => void library.exportView(format),
    })),
    {
      id: 'json',
      icon: Download,
      label: 'The whole library, to keep',
      disabled: busy,
      run: () => void data.exportAll(),
    },
    {
      id: 'import',
      icon: FileUp,
      label: 'Import notes…',
      disabled: busy,
      run: () => file.current?.click(),
    },
  ];
  return (
    <>
      <Menu label="Export and import" buttonClass="button outline" items={items}>
        <Icon icon={Download} />
        Export, import
      </Menu>
      <LibraryFile field={file} data={data} hidden />
    </>
  );
}

/** How the last export or import went. */
export function TransferNotice({ data }: { readonly data: Data }) {
  return <DataNotice data={data} />;
}

/** What an empty library offers. */
export function ImportOffer({ data }: { readonly data: Data }) {
  return <ImportButton data={data} />;
}
